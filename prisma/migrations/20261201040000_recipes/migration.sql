-- How a company's own pages are read: the request or the place in the page, the fields, the paging.
ALTER TABLE "Company" ADD COLUMN "recipe" TEXT;
