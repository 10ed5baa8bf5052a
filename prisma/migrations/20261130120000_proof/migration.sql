-- How a scan proved its list whole, in words for a person.
ALTER TABLE "RunCompany" ADD COLUMN "proof" TEXT;
