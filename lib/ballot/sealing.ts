import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type Bytes, concat, frame, u32 } from '@/lib/domain/ballot/bytes';
import { BALLOT_BYTES, decodeBallot, encodeBallot } from '@/lib/domain/ballot/encoding';
import type { Ballot } from '@/lib/domain/ballot/types';

/** HPKE (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, of which every browser with WebCrypto has the parts. */
export const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** A point, uncompressed, and the tag. */
export const ENCAPSULATED_BYTES = 65;
const TAG_BYTES = 16;
export const CIPHERTEXT_BYTES = ENCAPSULATED_BYTES + BALLOT_BYTES + TAG_BYTES;
export const PRIVATE_KEY_BYTES = 32;

/** What a ballot is sealed for: nowhere else does it open. */
export interface SealedFor {
  election: string;
  track: string;
  /** SHA-256 of the rules, 32 bytes. */
  rulesHash: Bytes;
  /** Whose cast it is: a ballot that somebody copied opens under no other key, nor under another counter. */
  publicKey: Bytes;
  counter: number;
}

/** The `info` and `aad` under which a ballot is sealed. */
export const infoOf = ({ election, track, rulesHash }: SealedFor) =>
  frame('gotgan/ballot/1', election, track, rulesHash);
export const aadOf = ({ publicKey, counter }: SealedFor) => concat(publicKey, u32(counter));

/** Seals a ballot to the election's public key (65 bytes). @returns the encapsulated key, then the ciphertext: `CIPHERTEXT_BYTES` */
export async function sealBallot(electionKey: Bytes, ballot: Ballot, to: SealedFor): Promise<Bytes> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(electionKey);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: infoOf(to) });
  const sealed = await sender.seal(encodeBallot(ballot), aadOf(to));
  return concat(new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** What opens ballots. */
export type ElectionPrivateKey = CryptoKey;

/** @param bytes 32 bytes: the scalar. @throws Error where it is none */
export const readPrivateKey = (bytes: Bytes): Promise<ElectionPrivateKey> =>
  suite.kem.deserializePrivateKey(bytes);

/** Opens a ballot. @returns null where it was not sealed for this, or is no ballot */
export async function openBallot(
  key: ElectionPrivateKey,
  ciphertext: Bytes,
  to: SealedFor,
): Promise<Ballot | null> {
  if (ciphertext.length !== CIPHERTEXT_BYTES) return null;
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: key,
      enc: ciphertext.slice(0, ENCAPSULATED_BYTES),
      info: infoOf(to),
    });
    const plain = await recipient.open(ciphertext.slice(ENCAPSULATED_BYTES), aadOf(to));
    return decodeBallot(new Uint8Array(plain));
  } catch {
    return null;
  }
}

/** A new pair for an election. */
export async function newElectionKey(): Promise<{ publicKey: Bytes; privateKey: Bytes }> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}
