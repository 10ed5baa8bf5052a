-- How an application ended, and the day the user applied. That day is known of those that passed
-- the stage: it is the day they first entered it.
ALTER TABLE "Application" ADD COLUMN "outcome" TEXT;
ALTER TABLE "Application" ADD COLUMN "appliedOn" TEXT;
UPDATE "Application" SET "appliedOn" = (
  SELECT substr(min(event."at"), 1, 10) FROM "ApplicationEvent" event
  WHERE event."seq" = "Application"."seq" AND event."kind" = 'stage' AND event."to" = 'applied'
);
