ALTER TABLE "deliveries" ADD COLUMN "recipient_binding" "bytea" DEFAULT '\x' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "sender_binding" "bytea" DEFAULT '\x' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ALTER COLUMN "recipient_binding" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "deliveries" ALTER COLUMN "sender_binding" DROP DEFAULT;
