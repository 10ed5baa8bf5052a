-- Whether a found posting is open, without reading its row.
CREATE INDEX "Posting_seq_idx" ON "Posting"("seq", "closedAt");
