-- What the user says of a company: one to dream of, tags, why.
ALTER TABLE "Company" ADD COLUMN "isStarred" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Company" ADD COLUMN "tags" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Company" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
