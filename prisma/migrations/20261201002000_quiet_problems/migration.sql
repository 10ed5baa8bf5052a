-- How often a company failed in the same way, and whether the user wants to hear of it.
ALTER TABLE "Company" ADD COLUMN "sameFailures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Company" ADD COLUMN "isMuted" BOOLEAN NOT NULL DEFAULT false;
