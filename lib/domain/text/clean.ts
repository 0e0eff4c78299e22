import { z } from 'zod';
import { hasMobileNumber, hasResidentNumber } from '@/lib/domain/text/personal-numbers';

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
/** A tab and every width of blank, none of which may tell two texts apart. */
const BLANK = /[\t\p{Zs}]/gu;

/**
 * What an emoji needs of the characters that nobody sees: the joiner within a sequence (👨‍👩‍👧), and the choice between
 * picture and letter behind a base.
 */
const PART = '\\p{Extended_Pictographic}[\\uFE0E\\uFE0F\\p{Emoji_Modifier}]?';
const EMOJI = `${PART}(?:\\u200D${PART})*|[0-9#*]\\uFE0F\\u20E3`;
/** Old Hangul needs its fillers in syllables that lack a first consonant or a vowel. */
const LEAD = '[\\u1100-\\u115E\\uA960-\\uA97C]';
const VOWEL = '[\\u1161-\\u11A7\\uD7B0-\\uD7C6]';
const TAIL = '[\\u11A8-\\u11FF\\uD7CB-\\uD7FB]';
const FILLED = `${LEAD}\\u1160|\\u115F${VOWEL}|\\u115F\\u1160${TAIL}`;
/**
 * Unseen or not a character: controls, lone surrogates, non-characters, the marks around annotations, and all that Unicode says
 * is not shown (directions, zero widths, tags, selectors, fillers, the byte-order mark).
 */
const UNSEEN =
  '[^\\P{Cc}\\n]|[\\p{Cs}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB]';
const NEEDED_OR_UNSEEN = new RegExp(`(${EMOJI}|${FILLED})|${UNSEEN}`, 'gu');

/** Real writing puts two or three marks on a letter; piles of them cover the lines around. */
const MARKS_OVER_FOUR = /(\p{M}{4})\p{M}+/gu;
const BLANK_LINES_OVER_TWO = /\n{4,}/g;

/**
 * A text of several lines as it is kept: NFC, lines ended by LF, without what is not seen, at most four combining marks in a row,
 * blanks at the ends of lines gone, at most two blank lines in a row, ends trimmed. What is seen stays, `<script>` too:
 * whoever shows it escapes it. Cleaning twice changes nothing more.
 */
export function cleanText(raw: string): string {
  const lines = seen(raw).split('\n');
  // Not by a regular expression, which would take quadratic time on a long run of blanks.
  const trimmed = lines.map((line) => line.trimEnd()).join('\n');
  return trimmed.replace(BLANK_LINES_OVER_TWO, '\n\n\n').trim();
}

/** A text of one line as it is kept: as `cleanText`, with each run of blanks and line breaks made one blank. */
export function cleanLine(raw: string): string {
  return seen(raw).replace(/\s+/g, ' ').trim();
}

function seen(raw: string): string {
  return (
    raw
      .replace(LINE_BREAK, '\n')
      .replace(BLANK, ' ')
      .replace(NEEDED_OR_UNSEEN, '$1')
      // After the unseen is gone, since it may stand between a letter and its mark.
      .normalize('NFC')
      .replace(MARKS_OVER_FOUR, '$1')
  );
}

export type TextProblem = 'empty' | 'too-short' | 'too-long';

/** A letter, digit or sign; the blank of Braille is a sign that shows nothing. */
const SOMETHING = /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u;

/**
 * What is wrong with the length of a cleaned text, counted in characters (code points); null where nothing is.
 * @param limits both ends included; where `least` is 0 the text may be empty
 */
export function textProblem(text: string, limits: { least: number; most: number }): TextProblem | null {
  if (limits.least > 0 && !SOMETHING.test(text.replaceAll('\u2800', ''))) return 'empty';
  const length = Array.from(text).length;
  if (length < limits.least) return 'too-short';
  return length > limits.most ? 'too-long' : null;
}

/** What a field of a form may be refused for: the message of its issue. */
export type TextIssue = TextProblem | 'personal-number' | 'phone-number';

export interface TextRules {
  /** In characters; 1 where it is not said, 0 for a field that may stay empty. */
  least?: number;
  /** Refuse mobile phone numbers too: where a text is public and nobody is to be called. */
  noPhoneNumber?: boolean;
}

/**
 * A field of one line: cleaned, then checked. The messages of its issues are `TextIssue` codes, which pages put into words.
 * @param most in characters
 */
export const line = (most: number, rules: TextRules = {}) => field(cleanLine, most, rules);

/** A field of several lines: as `line`. */
export const text = (most: number, rules: TextRules = {}) => field(cleanText, most, rules);

function field(clean: (raw: string) => string, most: number, rules: TextRules) {
  return z
    .string('empty' satisfies TextIssue) // a field that is not there
    .overwrite(clean)
    .superRefine((value, context) => {
      for (const message of issuesOf(value, most, rules)) context.addIssue({ code: 'custom', message });
    });
}

function issuesOf(value: string, most: number, rules: TextRules): TextIssue[] {
  const length = textProblem(value, { least: rules.least ?? 1, most });
  return [
    ...(length === null ? [] : [length]),
    ...(hasResidentNumber(value) ? ['personal-number' as const] : []),
    ...(rules.noPhoneNumber && hasMobileNumber(value) ? ['phone-number' as const] : []),
  ];
}
