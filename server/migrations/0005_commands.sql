ALTER TABLE "taken_commands" DROP CONSTRAINT "taken_commands_pkey";--> statement-breakpoint
ALTER TABLE "taken_commands" ADD COLUMN "id" uuid PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "taken_commands" ADD COLUMN "command" text NOT NULL;--> statement-breakpoint
ALTER TABLE "taken_commands" ADD COLUMN "outcome" text NOT NULL;--> statement-breakpoint
ALTER TABLE "taken_commands" ADD COLUMN "language" text NOT NULL;--> statement-breakpoint
ALTER TABLE "taken_commands" ADD COLUMN "sealed_message_id" "bytea";--> statement-breakpoint
ALTER TABLE "taken_commands" ADD CONSTRAINT "taken_commands_mailDigest_unique" UNIQUE("mail_digest");