import { electionOf, readPb, tally, type TieRule } from '@/lib/domain/participation';
import { type PlainTally, plainTally } from '@/tests/tally/plain';
import { readPlain } from '@/tests/tally/reader';

export interface Options {
  ties: TieRule;
  increment?: bigint;
}

/** A `.pb` text as both counts read it, each with a reader of its own; and what they say, in the same words. */
export function bothCounts(text: string) {
  const { file, problems } = readPb(text);
  if (file === null) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const election = electionOf(file);
  const plainElection = readPlain(text);
  return {
    voteType: file.voteType,
    plainElection,
    lib: (rule: string, { ties, increment = 1n }: Options): PlainTally => {
      const { cost, ...counted } = tally(election, rule, { ties, increment });
      const { winners, order, endowment, steps, stop, tie_events, lot_events } = counted;
      return { winners, cost: String(cost), order, endowment, steps, stop, tie_events, lot_events };
    },
    plain: (rule: string, { ties, increment = 1n }: Options): PlainTally =>
      plainTally(plainElection, rule, { ties, increment }),
  };
}
