CREATE TABLE "taken_commands" (
	"mail_digest" "bytea" PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"sender_address" text NOT NULL,
	"day" date NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digests_sender_address_day_pk" PRIMARY KEY("sender_address","day")
);
--> statement-breakpoint
CREATE TABLE "directory_numbers" (
	"recipient_address" text PRIMARY KEY NOT NULL,
	"sealed_phone" "bytea" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_links" (
	"token_digest" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "operator_sessions" (
	"token_digest" "bytea" PRIMARY KEY NOT NULL,
	"operator" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_sign_ins" (
	"cookie_digest" "bytea" PRIMARY KEY NOT NULL,
	"sealed_checks" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipt_choices" (
	"sender_address" text PRIMARY KEY NOT NULL,
	"opened" boolean NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "held_reason" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "more_time_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "taken_commands" ADD CONSTRAINT "taken_commands_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "taken_commands_delivery_id_taken_at_index" ON "taken_commands" USING btree ("delivery_id","taken_at");