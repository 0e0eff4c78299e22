import { type Relation } from '@/lib/domain/relations/types';

export const SUBSIDY_STEPS = [
  'call',
  'application',
  'award',
  'execution',
  'settlement',
  'asset',
  'evaluation',
  'recovery',
] as const;
export type SubsidyStep = (typeof SUBSIDY_STEPS)[number];

/**
 * A contract as entered in the contract ledger. Its number is unique in one government at most, and repeats even there:
 * the revision tells the copies apart. A source that publishes none has it numbered within the day (`20260105.2`).
 */
export const CONTRACT: Relation = {
  name: 'contract',
  key: ['laf_cd', 'contract_no', 'revision'],
  columns: {
    laf_cd: { type: 'text', contract: 'laf_cd', required: true },
    contract_no: { type: 'text', contract: 'contract_no' },
    revision: { type: 'text', contract: 'revision' },
    contracted_on: { type: 'date', contract: 'smz_ctrt_ymd', required: true },
    method: { type: 'text', contract: 'ctrt_mth_nm' },
    category: { type: 'text', contract: 'ctrt_knd_nm' },
    title: { type: 'text', contract: 'ctrt_trgt_nm' },
    amount: { type: 'won', contract: 'ctrt_tot_tott_amt' },
    vendor: { type: 'text', contract: 'clt_nm' },
    year_no: { type: 'integer', contract: 'year_no' },
    entered_on: { type: 'date', contract: 'data_crt_ymd' },
    subcontract: { type: 'boolean', contract: null },
  },
  government: 'laf_cd',
  year: { column: 'contracted_on', ofDate: true },
  part: null,
  through: null,
  repeats: { number: 'revision', day: 'contracted_on' },
};

/** A call for a local subsidy (지방보조금 공모). */
export const SUBSIDY_PROGRAM: Relation = {
  name: 'subsidy_program',
  key: ['program_id'],
  columns: {
    program_id: { type: 'text', contract: 'id', required: true },
    fyr: { type: 'integer', contract: 'fyr', required: true },
    laf_cd: { type: 'text', contract: 'laf_cd', required: true },
    dept_cd: { type: 'text', contract: 'dept_cd' },
    dbiz_cd: { type: 'text', contract: 'dbiz_cd' },
    account_cd: { type: 'text', contract: 'acnt_dv_cd' },
    name: { type: 'text', contract: 'nm', required: true },
    amount: { type: 'won', contract: 'amt' },
    call_from: { type: 'date', contract: 'call_from' },
    call_to: { type: 'date', contract: 'call_to' },
  },
  government: 'laf_cd',
  year: { column: 'fyr', ofDate: false },
  part: null,
  through: null,
  repeats: null,
};

const OF_PROGRAM = {
  government: null,
  year: null,
  part: null,
  through: { column: 'program_id', relation: 'subsidy_program' },
  repeats: null,
} as const;

/** An award (교부결정) to a recipient. `person`: a natural person, whose name is masked where it is shown. */
export const SUBSIDY_AWARD: Relation = {
  name: 'subsidy_award',
  key: ['award_id'],
  columns: {
    award_id: { type: 'text', contract: 'id', required: true },
    program_id: { type: 'text', contract: 'program_id', required: true },
    recipient: { type: 'text', contract: 'recipient_nm', required: true },
    person: { type: 'boolean', contract: 'person', required: true },
    amount: { type: 'won', contract: 'amt' },
    awarded_on: { type: 'date', contract: 'awarded_on' },
  },
  ...OF_PROGRAM,
};

/** A step in the life of a subsidy. */
export const SUBSIDY_EVENT: Relation = {
  name: 'subsidy_event',
  key: ['event_id'],
  columns: {
    event_id: { type: 'text', contract: 'id', required: true },
    program_id: { type: 'text', contract: 'program_id', required: true },
    award_id: { type: 'text', contract: 'award_id' },
    step: { type: 'text', contract: 'step', required: true, oneOf: SUBSIDY_STEPS },
    event_on: { type: 'date', contract: 'event_on', required: true },
    amount: { type: 'won', contract: 'amt' },
    note: { type: 'text', contract: 'note' },
  },
  ...OF_PROGRAM,
};
