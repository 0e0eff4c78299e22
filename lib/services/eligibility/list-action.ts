import { z } from 'zod';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { importList } from '@/lib/services/eligibility/import-list';
import { office, saved } from '@/lib/services/eligibility/office';
import { findSetup } from '@/lib/services/eligibility/setup';
import { readSignature } from '@/lib/services/eligibility/signature';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

/** Takes a signed list in: the file, and its signature as text. */
export const takeList = defineAction({
  ...office,
  name: 'eligibility.take-list',
  input: z.object({ process: processField, signature: z.string('required').max(200, 'wrong-signature') }),
  target: processTarget,
  run: async ({ tx, file, now }, { process, signature: written }) => {
    if (file === null || file.length === 0) return undone('required', 'list');
    const signature = readSignature(written);
    if (signature === null) return undone('wrong-signature', 'signature');
    const setup = await findSetup(tx, process, 'UPDATE');
    if (setup === null) return undone('not-by-list');
    const taken = await importList(tx, setup, { bytes: file, signature, now });
    if (typeof taken === 'string') return undone(taken, taken === 'wrong-signature' ? 'signature' : 'list');
    return { ...saved(process, 'list', 'list-taken'), value: { ...taken, rejected: taken.rejected.length } };
  },
});
