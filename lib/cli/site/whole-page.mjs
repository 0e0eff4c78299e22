/**
 * A page that the server answers by itself, whole and in both languages: read without JavaScript, and without the app.
 * @typedef {{ title: string, text: string, home: string }} Words `text` is HTML of ours
 * @param {{ ko: Words, en: Words }} words
 * @returns {string}
 */
export function wholePage({ ko, en }) {
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${ko.title} · 열린곳간</title>
<link rel="stylesheet" href="/error.css">
</head>
<body>
<main>
<h1>${ko.title}</h1>
<p>${ko.text}</p>
<p><a href="/">${ko.home}</a></p>
<section lang="en">
<h2>${en.title}</h2>
<p>${en.text}</p>
<p><a href="/en">${en.home}</a></p>
</section>
</main>
</body>
</html>
`;
}

export const HOME = { ko: '열린곳간 처음으로', en: 'Open Gotgan, home' };
