-- Files that the user keeps with an opening: a CV as it was sent, a letter.
CREATE TABLE "Document" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "addedAt" TEXT NOT NULL,
  "content" BLOB NOT NULL,
  CONSTRAINT "Document_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Application" ("seq") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Document_seq_idx" ON "Document"("seq");
