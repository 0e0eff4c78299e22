import { Field } from '@/components/ui/Field';

interface Props {
  id: string;
  /** The parameter in the address. */
  name: string;
  label: string;
  hint?: string;
  /** `YYYY-MM-DD`; what the address says now. */
  value: string;
  min?: string | null;
  max?: string | null;
}

/** A day of the calendar in a GET form. Without a date picker it is a text field that takes YYYY-MM-DD. */
export function DateInput({ id, name, label, hint, value, min, max }: Props) {
  return (
    <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        id={id}
        name={name}
        type="date"
        required
        defaultValue={value}
        min={min ?? undefined}
        max={max ?? undefined}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </Field>
  );
}
