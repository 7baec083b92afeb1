CREATE TABLE "current_audit_key" (
	"id" integer PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "one_audit_key" CHECK ("current_audit_key"."id" = 1)
);
