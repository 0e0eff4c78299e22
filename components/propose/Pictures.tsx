import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProposalPicture } from '@/lib/domain/process/proposing';

/** The pictures of a proposal, small, each the way to its larger one. */
export function Pictures({
  language,
  pictures,
}: {
  language: Language;
  pictures: readonly ProposalPicture[];
}) {
  const { propose: text } = messages(language);
  if (pictures.length === 0) return null;
  return (
    <section aria-labelledby="pictures" className="pictures">
      <h3 id="pictures">{text.picturesOf}</h3>
      <ul>
        {pictures.map(({ hash, alt, width, height }) => (
          <li key={hash}>
            <a href={`/api/pictures/${hash}.webp`}>
              <img
                src={`/api/pictures/${hash}-small.webp`}
                alt={text.openPicture(alt)}
                width={Math.round((width * SIDE) / Math.max(width, height, SIDE))}
                height={Math.round((height * SIDE) / Math.max(width, height, SIDE))}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pixels of the longer side of a small picture. */
const SIDE = 480;
