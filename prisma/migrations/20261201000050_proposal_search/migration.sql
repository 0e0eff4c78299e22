-- Proposals are found by pairs of neighbouring characters of what they say, as projects are by those of their names. The pairs are
-- counted out by the index itself: nothing beside a proposal has to be written, or can be forgotten.

-- A text as it is compared: lower case, compatibility forms resolved, without blanks and signs. Letters of the keyboard by themselves
-- (ㅋㅋ, ㅠㅠ) say nothing and fall away, and ㆍ with them. What is dropped is listed by code points and not by a class of letters,
-- which would depend on the locale of the database. The unit separator stays: fields are parted by it.
CREATE FUNCTION folded_text(text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
  lower(normalize(regexp_replace(text, '[\u3130-\u318f\uffa0-\uffdc]+', '', 'g'), NFKC)),
  '[\u0001-\u001e\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7'
  '\u02c2-\u02df\u0300-\u036f\u2000-\u206f\u20a0-\u20ff\u2190-\u245f\u2500-\u2bff\u2e00-\u2fff\u3000-\u3004\u3008-\u3020\u302a-\u3030'
  '\u3036\u3037\u303d-\u303f\u30fb\ue000-\uf8ff\ufe00-\ufe6f\uff00-\uff0f\uffe0-\uffff\U00010000-\U0010ffff]+', '', 'g');

-- What is searched of a proposal, field by field.
CREATE FUNCTION proposal_text(title text, place text, author_name text, need text, content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN folded_text(title || E'\x1f' || coalesce(place, '') || E'\x1f' || author_name || E'\x1f' || need || E'\x1f' || content);

-- Each character of a folded text and each pair of neighbours, as whole numbers: 2^16 times the first one's code point and the second's;
-- of a single character, the code point alone. As often as they stand in the text: an index knows each once. The documents of projects
-- are found by the same numbers (search_document.grams).
CREATE FUNCTION text_grams(folded text) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(array_agg(ascii(letter)) || array_agg(ascii(letter) << 16 | ascii(next)) FILTER (WHERE next IS NOT NULL), '{}')
    FROM unnest(string_to_array(folded, NULL), string_to_array(substr(folded, 2), NULL)) AS neighbours (letter, next));

-- A proposal's numbers are entered again with each of its steps: they wait in a list of their own, short enough for searches to read
-- through, and are entered together. No statistics: to gather them all texts would be taken apart again, and nothing else than this index
-- is ever chosen for them.
CREATE INDEX proposal_grams ON proposal USING gin (text_grams(proposal_text(title, place, author_name, need, content)))
  WITH (gin_pending_list_limit = 512);
ALTER INDEX proposal_grams ALTER COLUMN 1 SET STATISTICS 0;
-- Of other governments only what won is looked through.
CREATE INDEX proposal_won ON proposal (process_id) WHERE state = 'won';
