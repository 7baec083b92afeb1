ALTER TABLE "operator_sign_ins" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "operator_sign_ins" CASCADE;--> statement-breakpoint
CREATE INDEX "events_at_index" ON "events" USING brin ("at");