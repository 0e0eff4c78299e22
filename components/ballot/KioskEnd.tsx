import { IdleWatch } from '@/components/ballot/IdleWatch';
import type { Vote } from '@/components/ballot/vote';

/** After so long without a touch or a key a kiosk is cleared. */
const IDLE_S = 180;
/** While a ballot is on its way its receipt would be lost. */
const IDLE_SENDING_S = 900;

/** The end at a kiosk: all there is lives in the page, which is opened anew for the next voter. */
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
