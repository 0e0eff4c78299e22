import { Field } from '@/components/ui/Field';

export interface Option {
  value: string;
  label: string;
}

interface Props {
  id: string;
  name: string;
  label: string;
  hint?: string;
  options: readonly Option[];
  /** What the address says now. */
  value?: string;
}

/** A choice of a GET form. The option for "all" has the empty value and comes from the caller. */
export function Select({ id, name, label, hint, options, value = '' }: Props) {
  const described = hint === undefined ? {} : { hint };
  return (
    <Field id={id} label={label} {...described}>
      <select
        id={id}
        name={name}
        defaultValue={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
