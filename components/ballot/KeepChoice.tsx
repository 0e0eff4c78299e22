import type { Words } from '@/components/ballot/words';

/** Whether the choices stay on this device, for "where did my share go". */
export function KeepChoice({
  words: { review: text },
  keep,
  onKeep,
}: {
  words: Words;
  keep: boolean;
  onKeep: (keep: boolean) => void;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={keep}
        aria-describedby="keep-hint"
        onChange={({ target }) => onKeep(target.checked)}
      />
      <span>
        {text.keep}
        <small id="keep-hint" className="note">
          {text.keepHint}
        </small>
      </span>
    </label>
  );
}
