import { IdleWatch } from '@/components/ballot/IdleWatch';
import type { Vote } from '@/components/ballot/vote';
import type { BallotProps } from '@/components/ballot/words';
import { clearTab } from '@/lib/client/ballot/kiosk-store';

/** After so long without a touch or a key a kiosk is cleared. */
const IDLE_S = 180;
/** While a ballot is on its way its receipt would be lost. */
const IDLE_SENDING_S = 900;

/** The end at a kiosk: what there is goes, and the page is opened anew for the next voter. */
export function KioskEnd({ vote: { device, words } }: { vote: Vote }) {
  const { kiosk: text } = words;
  const isSending = Object.keys(device.sent).length > 0;
  return (
    <>
      {isSending ? null : (
        <div className="forget">
          <p className="note">{text.doneText}</p>
          <button type="button" className="button button-primary" onClick={device.forget}>
            {text.done}
          </button>
        </div>
      )}
      <IdleWatch words={words} seconds={isSending ? IDLE_SENDING_S : IDLE_S} onIdle={device.forget} />
    </>
  );
}

/** A page that did not come alive again, left by somebody: what its tab has held goes too. */
export function KioskFailed({ id, words }: Pick<BallotProps, 'id' | 'words'>) {
  const clear = () => {
    clearTab(id);
    window.location.reload();
  };
  return <IdleWatch words={words} seconds={IDLE_S} onIdle={clear} />;
}
