BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'coachtui','first_tables','2026-03-02 09:00:00.000000+00:00');
CREATE TABLE blob (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
CREATE TABLE document (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
INSERT INTO "document" VALUES('1209fcb6d104434fbe9b3ac879d282cbe0a8862868c4c1564938d59c07bd135d',X'6B696E643A20696E746572766965770A');
CREATE TABLE draft (
  session TEXT NOT NULL,
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (session, item)
) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('s1','C1.1','half a sent','2026-03-02T09:09:00.000000Z');
CREATE TABLE entry (
  id TEXT NOT NULL PRIMARY KEY,
  writer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  session TEXT,
  person TEXT,
  item TEXT,
  body TEXT,
  salt TEXT,
  body_hash TEXT NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (writer, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000003','01900000-0000-7000-8000-000000000002',0,'2026-03-02T09:00:00.000000Z','Ann','opened',1,NULL,NULL,NULL,'{"app":"0.1.0","format":1,"heads":{}}','4213e4d3c4d33efb20edc4de95bcfa0f','be914e955ef3a12f33e64e24b1378d936c3a1d66632e0b3d25fa820661feb1eb','12c45f04b1f9e62a6c2f059b10c98db0b5bf3197fcb5cd1bc120aba427f766d4');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000004','01900000-0000-7000-8000-000000000002',1,'2026-03-02T09:01:00.000000Z','Ann','engagement',1,NULL,NULL,NULL,'{"core_process":"","mode":"full","organisation":"Northfield"}','1ede8144d8cfd1bc66ad4ce7613e0ef7','96a9b2d6a213f494ef3bd40133244ac76a6306d3f1c8d427e838c3f0f4a6ee72','059bf0b4ced584b7c6c361a599b0a3b21b0e72a2ba17f0e4438977d56de7b5c6');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000005','01900000-0000-7000-8000-000000000002',2,'2026-03-02T09:02:00.000000Z','Ann','person',1,NULL,'OPS','OPS','{"name":"Tom","role":"middle","title":"","unit":""}','b6aeee0a0e737fe67671a2f21f26294b','79fe6de280f43b78819e3a6b8df0a43ceb0056a4c4c5bb15682a751a50843501','4b2cdf899f7082ee4496a5e03ad88b79b9d4f0f4a91b4ff6741da72b9390f2b3');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000006','01900000-0000-7000-8000-000000000002',3,'2026-03-02T09:03:00.000000Z','Ann','session',1,'s1','OPS',NULL,'{"agenda":["C1.1","C1.2"],"author":"Ann","ended":null,"kind":"interview","minutes":null,"plan":"","rubric":null,"script":null,"started":null}','d6c68e4bd6df77adf5971371e62c8732','845f06924da4307cb89cf4d9c7d2fa6540f0f0ce09c576c754b9f1e36d094fb3','c35f6757a412451b9b5ec4950678d906ce884ec6d22a33c8485b01d3bd4fb669');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000007','01900000-0000-7000-8000-000000000002',4,'2026-03-02T09:04:00.000000Z','Ann','answer',1,'s1','OPS','C1.2','{"absence":null,"grade":null,"note":"\"Every month.\" We look at the plan.","value":3}','a91d6822ca350764847c5812f78ac523','fb42042312dbd5ae1c57be8c92bc27f5fa0401a09ff521a87d64264d910eba58','e8eb117470f25fe48ab03d36eefa305d1f884581bf1e68892b04e533d7c199be');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-000000000008','01900000-0000-7000-8000-000000000002',5,'2026-03-02T09:05:00.000000Z','Ann','document',1,NULL,NULL,'1209fcb6d104434fbe9b3ac879d282cbe0a8862868c4c1564938d59c07bd135d','{"id":"management-system","name":"management-system.yaml","role":"script"}','f0010965f2856347f140a8646b8c9658','1b954244639b37c55393c64358e9aca5dcc0c24309c0effefd7e5f04672c56ea','f99582c01b3e023ae19f12e13971caec2ef0a0479bfb87248268e76778cbb0a7');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-00000000000a','01900000-0000-7000-8000-000000000009',0,'2026-03-02T09:06:00.000000Z','Ben','opened',1,NULL,NULL,NULL,'{"app":"0.1.0","format":1,"heads":{"01900000-0000-7000-8000-000000000002":"f99582c01b3e023ae19f12e13971caec2ef0a0479bfb87248268e76778cbb0a7"}}','708c9f138b6e815718644a334a1e3561','30c8c0187c9983a0bd226a92f00e952ca4bb337ba9df16f01ef5de464e037825','9f245a0f63b0a54ec8a9f5c0d9fa555df19e2dc18fc95bf067a33a44fecbffdc');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-00000000000b','01900000-0000-7000-8000-000000000009',1,'2026-03-02T09:07:00.000000Z','Ben','quote',1,'s1','OPS','C1.2','{"id":"q1","indicators":["E1b"],"question":"C1.2","text":"Every month.","usable":null}','d513ec186133fc889747153711802f2a','7a9baa650def2f0411af27c77ea3289ba46750cd5aa29ef40e16c2b37e7acdf2','eb1a98197440e2a656de3cde6c7ae2747081e5a2cfb0c1dec4614c457392b230');
INSERT INTO "entry" VALUES('01900000-0000-7000-8000-00000000000c','01900000-0000-7000-8000-000000000009',2,'2026-03-02T09:08:00.000000Z','Ben','answer',1,'s1','OPS','C1.2','{"absence":null,"grade":null,"note":"Most months, not every one.","value":2}','d1ae3e5eb10f89791a698b78474f77ee','a2c3fc07d7c99e42667dad8550a522cc89459be4fea495d350098998dae55d46','d9d17bef9646434f9eaa513ad3877a6c102fdd3bc5e142bfb5d20b61d1f6b977');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX entry_in_fold_order ON entry (at, writer, seq);
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER entry_is_fixed BEFORE UPDATE ON entry WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL AND NEW.id IS OLD.id AND NEW.writer IS OLD.writer AND NEW.seq IS OLD.seq AND NEW.at IS OLD.at AND NEW.author IS OLD.author AND NEW.kind IS OLD.kind AND NEW.version IS OLD.version AND NEW.session IS OLD.session AND NEW.person IS OLD.person AND NEW.item IS OLD.item AND NEW.body_hash IS OLD.body_hash AND NEW.digest IS OLD.digest) BEGIN SELECT RAISE(ABORT, 'entries are never changed, only erased'); END;
CREATE TRIGGER entry_is_new BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id OR (writer = NEW.writer AND seq = NEW.seq)) BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER document_is_fixed BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_is_new BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE rowid = NEW.rowid OR sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'documents are never replaced'); END;
CREATE TRIGGER blob_is_fixed BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blobs are never changed'); END;
CREATE TRIGGER blob_is_new BEFORE INSERT ON blob WHEN EXISTS (SELECT 1 FROM blob WHERE rowid = NEW.rowid OR sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'blobs are never replaced'); END;
CREATE VIEW people AS
SELECT
  item AS code,
  json_extract(body, '$.role') AS role,
  json_extract(body, '$.name') AS name,
  json_extract(body, '$.title') AS title,
  json_extract(body, '$.unit') AS unit
FROM (
  SELECT *, row_number() OVER (PARTITION BY item ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = 'person' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
)
WHERE revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'
ORDER BY at, writer, seq;
CREATE VIEW sessions AS
SELECT
  session,
  person,
  json_extract(body, '$.kind') AS kind,
  json_extract(body, '$.author') AS author,
  json_extract(body, '$.plan') AS plan,
  json_extract(body, '$.minutes') AS minutes,
  json_extract(body, '$.started') AS started,
  json_extract(body, '$.ended') AS ended,
  json_extract(body, '$.script') AS script,
  json_extract(body, '$.rubric') AS rubric
FROM (
  SELECT *, row_number() OVER (PARTITION BY session ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = 'session' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
)
WHERE revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'
ORDER BY at, writer, seq;
CREATE VIEW answers AS
SELECT
  session,
  person,
  item AS question,
  json_extract(body, '$.value') AS value,
  json_extract(body, '$.note') AS note,
  json_extract(body, '$.absence') AS absence,
  json_extract(body, '$.grade') AS grade,
  coalesce(json_extract(body, '$.at'), at) AS noted_at
FROM (
  SELECT *, row_number() OVER (PARTITION BY session, item ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = 'answer' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
)
WHERE revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'
ORDER BY at, writer, seq;
CREATE VIEW ratings AS
SELECT
  json_extract(body, '$.id') AS rating,
  session,
  person,
  item AS indicator,
  json_extract(body, '$.level') AS level,
  json_extract(body, '$.absence') AS absence,
  json_extract(body, '$.grade') AS grade,
  json_extract(body, '$.question') AS question,
  json_extract(body, '$.derived') AS derived,
  json_extract(body, '$.evidence') AS evidence,
  coalesce(json_extract(body, '$.at'), at) AS noted_at
FROM (
  SELECT *, row_number() OVER (PARTITION BY json_extract(body, '$.id') ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = 'rating' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
)
WHERE revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'
ORDER BY at, writer, seq;
CREATE VIEW quotes AS
SELECT
  json_extract(body, '$.id') AS quote,
  session,
  person,
  coalesce(json_extract(body, '$.question'), item) AS question,
  json_extract(body, '$.text') AS text,
  json_extract(body, '$.indicators') AS indicators,
  json_extract(body, '$.usable') AS usable,
  coalesce(json_extract(body, '$.at'), at) AS noted_at
FROM (
  SELECT *, row_number() OVER (PARTITION BY json_extract(body, '$.id') ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = 'quote' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
)
WHERE revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'
ORDER BY at, writer, seq;
COMMIT;
PRAGMA application_id = 1131372899;
PRAGMA user_version = 1;
