-- An archived item that returns to the inbox at this moment.
ALTER TABLE "InboxItem" ADD COLUMN "snoozedUntil" TEXT;
