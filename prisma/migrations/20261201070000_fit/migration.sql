-- What the user looks for, and how each opening fits it.
CREATE TABLE "Profile" (
  "id" INTEGER NOT NULL PRIMARY KEY,
  "value" TEXT,
  "changedAt" TEXT NOT NULL,
  "scoredTo" INTEGER
);

ALTER TABLE "Posting" ADD COLUMN "isEligible" BOOLEAN;

CREATE INDEX "Posting_fit_idx" ON "Posting" ("score", "listedAt", "seq", "closedAt");
