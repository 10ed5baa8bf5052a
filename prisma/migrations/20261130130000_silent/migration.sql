-- Since when a company's list, read whole, holds no openings.
ALTER TABLE "Company" ADD COLUMN "emptySince" TEXT;
