CREATE TABLE "audit_stamps" (
	"number" bigint PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"stamped_at" timestamp (3) with time zone NOT NULL,
	"after_id" bigint NOT NULL,
	"last_id" bigint NOT NULL,
	"count" integer NOT NULL,
	"digest" "bytea" NOT NULL,
	"outline" "bytea" NOT NULL,
	"previous" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL
);
