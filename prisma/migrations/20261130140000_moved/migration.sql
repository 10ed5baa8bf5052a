-- Where a company seems to have moved, and what the user said to that.
ALTER TABLE "Company" ADD COLUMN "move" TEXT;
