import { z } from 'zod';
import { line, text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import { editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

const MOST_DOCUMENTS = 50;
const optional = text(20_000, { least: 0 })
  .default('')
  .transform((written) => (written === '' ? null : written));
const addressField = z
  .union([z.literal(''), z.url({ protocol: /^https$/, error: 'not-https' }).max(500, 'too-long')])
  .default('')
  .transform((address) => (address === '' ? null : address));

/** A document of the process: an address, or a text in both languages. */
export const addDocument = defineAction({
  ...editors,
  name: 'process.add-document',
  input: z
    .object({
      process: processField,
      documentKo: line(200),
      documentEn: line(200),
      url: addressField,
      textKo: optional,
      textEn: optional,
    })
    .superRefine(({ url, textKo, textEn }, context) => {
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (url === null && textKo === null) wrong('url', 'address-or-text');
      if (url !== null && (textKo !== null || textEn !== null)) wrong('url', 'address-or-text');
      if (textKo !== null && textEn === null) wrong('textEn', 'required');
      if (textKo === null && textEn !== null) wrong('textKo', 'required');
    }),
  target: processTarget,
  run: async (context, { process, documentKo, documentEn, url, textKo, textEn }) => {
    const { tx } = context;
    const locked = await lockProcess(tx, process, context.now);
    if (locked === null) return undone('not-found');
    const { rows } = await tx.query<{ documents: number }>(
      'SELECT count(*)::int AS documents FROM process_document WHERE process_id = $1',
      [process],
    );
    if ((rows[0]?.documents ?? 0) >= MOST_DOCUMENTS) return undone('too-many-documents');
    await tx.query(
      'INSERT INTO process_document (process_id, title_ko, title_en, url, text_ko, text_en) VALUES ($1, $2, $3, $4, $5, $6)',
      [process, documentKo, documentEn, url, textKo, textEn],
    );
    return saved(context, locked, 'documents');
  },
});

/** Takes a document away. */
export const removeDocument = defineAction({
  ...editors,
  name: 'process.remove-document',
  input: z.object({ process: processField, document: z.string('required').regex(/^\d{1,18}$/, 'invalid') }),
  target: processTarget,
  detail: ({ document }) => ({ document }),
  run: async (context, { process, document }) => {
    const locked = await lockProcess(context.tx, process, context.now);
    if (locked === null) return undone('not-found');
    const { rowCount } = await context.tx.query(
      'DELETE FROM process_document WHERE process_id = $1 AND id = $2',
      [process, document],
    );
    return rowCount === 1 ? saved(context, locked, 'documents') : undone('changed-meanwhile');
  },
});
