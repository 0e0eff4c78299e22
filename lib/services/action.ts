import type { PoolClient } from 'pg';
import type { z } from 'zod';
import type { Permission, Refusal, Target } from '@/lib/domain/access/permission';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';

/** What a form sends: every value of every field. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What an action is done with. Everything happens in one transaction, which is taken back where the action ends in a problem. */
export interface ActionContext {
  tx: PoolClient;
  /** Null: without an account. */
  viewer: Viewer | null;
  now: Date;
  language: Language;
  /** Where this site is, for links in mails: scheme and host, no slash at the end. */
  origin: string;
  /** Family of browser and system; null: unknown. */
  device: string | null;
  /** A file that came with the form. */
  file: Uint8Array | null;
  /** Cache tags of the pages that show what was written. */
  touch: (...tags: readonly string[]) => void;
  /** Done once the transaction holds: what cannot be taken back, such as sending a mail. */
  after: (work: () => Promise<void>) => void;
}

/** It was done. */
export interface Done {
  done: true;
  /** The page to go to, without language. */
  to: string;
  /** What that page says of it: a key of `messages.said`. */
  said?: SaidCode;
  /** What it was done to, in the audit log; without it the target's government is all that is told. */
  subject?: string;
  /** For whoever asked by script: a small value such as a new id. */
  value?: unknown;
  /** A session that began; null: it ended. The site's door sets the cookie. */
  session?: string | null;
}

/** It was not, for reasons that the form shows: a code for each field, or for the whole (`''`). */
export interface Undone {
  done: false;
  problems: readonly FormProblem[];
}

export interface FormProblem {
  field: string;
  /** A key of `messages.problems`. */
  code: ProblemCode;
}

export type SaidCode = string;
export type ProblemCode = string;

export function undone(code: ProblemCode, field = ''): Undone {
  return { done: false, problems: [{ field, code }] };
}

/** How often something may be done, by account or by address, within a time. */
export interface Limit {
  per: 'account' | 'address';
  number: number;
  seconds: number;
}

/** Something that is done by a form or by a script, always through `perform`: one door for every write. */
export interface Action<Input> {
  /** `subject.verb`, also its address. */
  name: string;
  input: z.ZodType<Input>;
  permission: Permission;
  /** What it is done to. Null: there is none such. */
  target: (tx: PoolClient, input: Input, viewer: Viewer | null) => Promise<Target | null> | Target | null;
  limits?: readonly Limit[];
  /** Whether it goes into the audit log: all that is done by role, and what is done to accounts. */
  audited: boolean;
  /** What of the input the audit log keeps. Never what is personal. */
  detail?: (input: Input) => Record<string, unknown>;
  run: (context: ActionContext, input: Input) => Promise<Done | Undone>;
}

/** An action whose input's type is its own business. */
export interface AnyAction {
  name: string;
  permission: Permission;
  audited: boolean;
  limits: readonly Limit[];
  handle: (context: ActionContext, fields: Fields, role: RoleUsed) => Promise<Handled>;
}

/** Says as which role it is done: for the audit log. */
export type RoleUsed = (viewer: Viewer | null, permission: Permission, target: Target) => StaffRole | null;

export type Handled =
  | (Done & { target: Target; role: StaffRole | null; detail: Record<string, unknown> })
  | Undone
  | { done: false; refusal: Refusal | 'not-found' };

/** A request to do something, as the site's door has read it. */
export interface Asked {
  viewer: Viewer | null;
  fields: Fields;
  file?: Uint8Array | null;
  /** The network of whoever asks, as the server saw it: counted, never kept as it is. */
  address: string;
  device?: string | null;
  language: Language;
  origin: string;
  now?: Date;
}
