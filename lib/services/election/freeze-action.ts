import { z } from 'zod';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';
import { office, saved } from '@/lib/services/election/office';
import { processField } from '@/lib/services/fields';
import { lockProcess } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

const input = z.object({
  process: processField,
  /** An outage of at least so many minutes moves the end. */
  minutes: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(10_080, 'invalid'),
  by: z.enum(['length', 'whole-days'], 'required'),
});

/** Freezes the rules of the vote: from then on nobody changes what they are made of, and their hash stands on every page. */
export const freeze = defineAction({
  ...office,
  name: 'election.freeze',
  input,
  target: processTarget,
  detail: ({ minutes, by }) => ({ minutes, by }),
  run: async (context, { process, minutes, by }) => {
    const { tx, now } = context;
    const locked = await lockProcess(tx, process, now);
    if (locked === null) return undone('not-found');
    if (!locked.published) return undone('draft');
    if (locked.fixed === 'rules-frozen') return undone('changed-meanwhile');
    const parts = await rulesParts(tx, process, { ...VOTE_SETTINGS, extension: { minutes, by } });
    if (parts === null) return undone('no-voting-phase');
    if (Date.parse(parts.closes) <= now.getTime()) return undone('voting-over');
    const frozen = await freezeRules(tx, parts, now);
    return frozen.frozen ? saved(context, process, 'frozen') : undone('gaps');
  },
});
