import { exact, short, type Unit } from '@/components/recount/money';

/** An amount of the file: won short and exact together, other money in figures with its code. */
export function AmountText({ value, unit }: { value: string; unit: Unit }) {
  const said = short(value, unit);
  if (said === null) return <span className="whole">{exact(value, unit)}</span>;
  return (
    <span className="amount">
      <span className="amount-short">{said}</span> <span className="amount-exact">{exact(value, unit)}</span>
    </span>
  );
}
