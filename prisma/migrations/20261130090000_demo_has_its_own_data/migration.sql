-- The demo has a data dir of its own now. The companies that an earlier one added to this library go,
-- as if a person had removed them, and with them the runs of nothing else.
CREATE TEMP TABLE "Invented" AS
  SELECT added.value AS id
  FROM "Preference" kept, json_each(CASE WHEN json_valid(kept.value) THEN kept.value END, '$.added') added
  WHERE kept.key = 'host.demo';

-- While it was on, a scan that named a real company noted that it was not asked: that says nothing of it.
CREATE TEMP TABLE "Touched" AS
  SELECT DISTINCT runId AS id FROM "RunCompany"
  WHERE companyId IN (SELECT id FROM "Invented")
    OR CASE WHEN json_valid(error) THEN error ->> 'code' END = 'demo_is_on';

DELETE FROM "RunCompany" WHERE CASE WHEN json_valid(error) THEN error ->> 'code' END = 'demo_is_on';
DELETE FROM "Company" WHERE id IN (SELECT id FROM "Invented");
DELETE FROM "Run" WHERE id IN (SELECT id FROM "Touched")
  AND NOT EXISTS (SELECT 1 FROM "RunCompany" scan WHERE scan.runId = "Run".id);
DELETE FROM "Preference" WHERE key = 'host.demo';

DROP TABLE "Touched";
DROP TABLE "Invented";
