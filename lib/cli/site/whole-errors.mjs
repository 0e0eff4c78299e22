import { HOME, wholePage } from './whole-page.mjs';

/**
 * A page that fails is answered by Next with a shell that only JavaScript fills. This answers whole, in both languages,
 * for whoever reads without it; nothing of the failure itself is told.
 */
const PAGE = wholePage({
  ko: {
    title: '페이지를 만들지 못했습니다',
    text: '자료를 읽는 동안 오류가 났습니다. 잠시 뒤 이 페이지를 다시 여십시오. 계속되면 <a href="/status">자료 상태</a>에서 자료가 제대로 들어오는지 볼 수 있습니다.',
    home: HOME.ko,
  },
  en: {
    title: 'This page could not be made',
    text: 'Reading the data failed. Open this page again in a moment. If it keeps failing, the <a href="/en/status">data status page</a> tells whether data is coming in.',
    home: HOME.en,
  },
});

/**
 * Puts the whole page in the place of a failed one. Answers that are no pages (JSON, files) are left as they are.
 * @param {import('node:http').ServerResponse} response
 */
export function answerErrorsWhole(response) {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let replaced = false;
  let ended = false;

  const isFailedPage = (/** @type {number} */ status) =>
    status === 500 && String(response.getHeader('content-type') ?? 'text/html').startsWith('text/html');
  const replaceHead = () => {
    replaced = true;
    for (const name of ['content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(PAGE));
  };
  /** @returns whether the answer is ours, and what Next writes is dropped */
  const take = () => {
    // What would be sent with the first bytes is decided now, before them.
    if (!response.headersSent && isFailedPage(response.statusCode)) response.writeHead(response.statusCode);
    if (replaced && !ended) {
      ended = true;
      end(PAGE);
    }
    return replaced;
  };
  // The signatures of the three have many forms; they are handed on untouched.
  response.writeHead = /** @type {typeof response.writeHead} */ (
    (status, ...rest) => {
      if (!isFailedPage(status)) return writeHead(status, ...rest);
      replaceHead();
      return writeHead(status);
    }
  );
  response.write = /** @type {typeof response.write} */ ((...args) => take() || write(...args));
  response.end = /** @type {typeof response.end} */ ((...args) => (take() ? response : end(...args)));
}
