// The words of the interface: a file for each language (.ci/make_text_table.mjs), of which the page fetches
// the one that it speaks.

/// "zh" or "en": what was chosen on this device, else what the browser says, as Client::take_settings has it.
export function firstLanguage() {
  let chosen = '';
  try {
    chosen = localStorage.getItem('linli.language') ?? '';
  } catch { /* A private window, where nothing is kept. */
  }
  return (chosen || navigator.language).startsWith('en') ? 'en' : 'zh';
}

/// `fileUrl`: where a file of this build is. Fails when the words do not come.
export async function fetchWords(language, fileUrl) {
  const answer = await fetch(fileUrl(`words.${language}.txt`), {credentials: 'same-origin'});
  if (!answer.ok) throw new Error(`the words: status ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
