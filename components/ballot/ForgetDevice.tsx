import type { Vote } from '@/components/ballot/vote';

/** Takes everything of this vote off the device; what that means is read first. */
export function ForgetDevice({ vote: { device, words } }: { vote: Pick<Vote, 'device' | 'words'> }) {
  const { forget: text } = words;
  return (
    <details className="forget">
      <summary>{text.title}</summary>
      <p>{text.text}</p>
      <button type="button" className="button button-secondary" onClick={device.forget}>
        {text.button}
      </button>
    </details>
  );
}
