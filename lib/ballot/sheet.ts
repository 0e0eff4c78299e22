import { type Bytes, concat, frame, u32 } from '@/lib/domain/ballot/bytes';
import { encodeBallot } from '@/lib/domain/ballot/encoding';
import type { Ballot } from '@/lib/domain/ballot/types';
import { sha256 } from '@/lib/ballot/digest';
import { aadOf, infoOf, type SealedFor, suite } from '@/lib/ballot/sealing';

/**
 * Seals what a sheet of paper says, to be opened like every other ballot. The sender's own pair of keys (RFC 9180, DeriveKeyPair) comes from
 * the bundle's code, the sheet's number and the ballot, instead of from chance: two officers who read the same seal the same bytes. What is
 * cast is thereby what both have read, and who has not the code, such as the server, learns nothing from comparing.
 * @param code of the bundle, 16 bytes that are on paper alone
 * @param to with the paper channel's key, and the sheet's number as counter
 */
export async function sealSheet(
  electionKey: Bytes,
  ballot: Ballot,
  code: Bytes,
  to: SealedFor,
): Promise<Bytes> {
  const { election, track, rulesHash, counter } = to;
  const encoded = encodeBallot(ballot);
  const secret = await sha256(
    frame('gotgan/sheet/1', code, election, track, rulesHash, electionKey, u32(counter), encoded),
  );
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(electionKey),
    info: infoOf(to),
    ekm: await suite.kem.deriveKeyPair(secret),
  });
  const sealed = await sender.seal(encoded, aadOf(to));
  return concat(new Uint8Array(sender.enc), new Uint8Array(sealed));
}
