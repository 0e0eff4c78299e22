import type { z } from 'zod';
import { refusalOf } from '@/lib/domain/access/permission';
import type {
  Action,
  ActionContext,
  AnyAction,
  Fields,
  FormProblem,
  Handled,
  RoleUsed,
} from '@/lib/services/action';

/** Makes an action of its parts: its form is read, what it is done to is looked up, who asks is judged, then it is done. */
export function defineAction<Input>(action: Action<Input>): AnyAction {
  const { name, permission, audited, limits = [] } = action;
  return { name, permission, audited, limits, handle: (...given) => handle(action, ...given) };
}

async function handle<Input>(
  { input: form, permission, target: find, detail, run }: Action<Input>,
  context: ActionContext,
  fields: Fields,
  roleUsed: RoleUsed,
): Promise<Handled> {
  const { tx, viewer } = context;
  // Who has no account at all is asked to sign in before anything is said of what they wrote.
  if (permission !== 'anyone' && viewer === null) return { done: false, refusal: 'sign-in' };
  const parsed = form.safeParse(plain(fields));
  if (!parsed.success) return { done: false, problems: problemsOf(parsed.error) };
  const target = await find(tx, parsed.data, viewer);
  if (target === null) return { done: false, refusal: 'not-found' };
  const refusal = refusalOf(viewer, permission, target);
  if (refusal !== null) return { done: false, refusal };
  const outcome = await run(context, parsed.data);
  if (!outcome.done) return outcome;
  return {
    ...outcome,
    target,
    role: roleUsed(viewer, permission, target),
    detail: detail?.(parsed.data) ?? {},
  };
}

/** A field that came once is a text, one that came more often a list; lists that may have one entry say so in their schema. */
function plain(fields: Fields): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** An issue's message is a code; what the library says by itself is `invalid`. */
function problemsOf({ issues }: z.ZodError): FormProblem[] {
  return issues.map(({ path, message }) => ({
    field: String(path[0] ?? ''),
    code: /^[a-z][a-z-]*$/.test(message) ? message : 'invalid',
  }));
}
