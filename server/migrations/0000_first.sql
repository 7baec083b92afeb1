CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_digest" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "clients_name_unique" UNIQUE("name"),
	CONSTRAINT "clients_tokenDigest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"recipient_address" text NOT NULL,
	"recipient_name" text,
	"level" text NOT NULL,
	"category" text NOT NULL,
	"state" text NOT NULL,
	"intake_digest" "bytea" NOT NULL,
	"access_token_digest" "bytea" NOT NULL,
	"sealed_key" "bytea",
	"sealed_link_secret" "bytea",
	"sealed_phone" "bytea",
	"wrong_pins" integer DEFAULT 0 NOT NULL,
	"announced_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_intakeDigest_unique" UNIQUE("intake_digest")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"message_id" uuid,
	"delivery_id" uuid,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "key_ring_canary" (
	"id" integer PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"pepper_digest" "bytea" NOT NULL,
	CONSTRAINT "one_row" CHECK ("key_ring_canary"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"expiry_day" date NOT NULL,
	"expired_at" timestamp (3) with time zone,
	"sender_address" text NOT NULL,
	"sender_name" text,
	"language" text NOT NULL,
	"client_id" uuid,
	"content_digest" "bytea",
	"message_id_digest" "bytea",
	"sealed_thread" "bytea"
);
--> statement-breakpoint
CREATE TABLE "sealed_chunks" (
	"owner_id" uuid NOT NULL,
	"part_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "sealed_chunks_owner_id_part_id_sequence_pk" PRIMARY KEY("owner_id","part_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "sealed_parts" (
	"owner_id" uuid NOT NULL,
	"part_id" text NOT NULL,
	"position" integer NOT NULL,
	"size" bigint NOT NULL,
	CONSTRAINT "sealed_parts_owner_id_part_id_pk" PRIMARY KEY("owner_id","part_id")
);
--> statement-breakpoint
CREATE TABLE "unfinished_owners" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"state" text NOT NULL,
	"digest" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"report" text NOT NULL,
	"provider_id" text,
	"phone_digest" "bytea" NOT NULL,
	"network_digest" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proven_numbers" (
	"recipient_address" text PRIMARY KEY NOT NULL,
	"sealed_phone" "bytea" NOT NULL,
	"proven_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"message_id_digest" "bytea" NOT NULL,
	"sealed_key" "bytea",
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_digest" "bytea" PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_message_id_index" ON "deliveries" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "deliveries_conversation_id_index" ON "deliveries" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "events_message_id_index" ON "events" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "events_delivery_id_index" ON "events" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "messages_message_id_digest_index" ON "messages" USING btree ("message_id_digest");--> statement-breakpoint
CREATE INDEX "messages_expires_at_index" ON "messages" USING btree ("expires_at") WHERE "messages"."expired_at" is null;--> statement-breakpoint
CREATE INDEX "pins_delivery_id_created_at_index" ON "pins" USING btree ("delivery_id","created_at");--> statement-breakpoint
CREATE INDEX "pins_phone_digest_created_at_index" ON "pins" USING btree ("phone_digest","created_at");--> statement-breakpoint
CREATE INDEX "pins_network_digest_created_at_index" ON "pins" USING btree ("network_digest","created_at");--> statement-breakpoint
CREATE INDEX "pins_created_at_index" ON "pins" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "pins_provider_id_index" ON "pins" USING btree ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replies_delivery_id_idempotency_key_index" ON "replies" USING btree ("delivery_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "replies_message_id_digest_index" ON "replies" USING btree ("message_id_digest");--> statement-breakpoint
CREATE INDEX "sessions_delivery_id_index" ON "sessions" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "sealed_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
