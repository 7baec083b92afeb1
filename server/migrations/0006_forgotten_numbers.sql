CREATE TABLE "forgotten_numbers" (
	"recipient_address" text NOT NULL,
	"number_digest" "bytea" NOT NULL,
	"forgotten_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forgotten_numbers_recipient_address_number_digest_pk" PRIMARY KEY("recipient_address","number_digest")
);
