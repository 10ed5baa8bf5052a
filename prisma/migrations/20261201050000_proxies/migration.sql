-- Whether a company is read through the user's proxies where only chosen ones are.
ALTER TABLE "Company" ADD COLUMN "usesProxy" BOOLEAN NOT NULL DEFAULT false;
