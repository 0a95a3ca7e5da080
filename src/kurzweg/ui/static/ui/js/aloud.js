// SPDX-License-Identifier: EUPL-1.2
// Reads the page aloud with the voice of the device, sentence by sentence, each in its own language. The button
// shows only where there is a voice for the language of the page; nothing leaves the device, nothing blinks.
(() => {
  const place = document.querySelector("[data-kw-aloud]");
  const voices = window.speechSynthesis;
  if (!place || !voices || !window.SpeechSynthesisUtterance) return;
  const button = place.querySelector("button");
  const BLOCKS = "h1, h2, h3, p, li, dt, dd, label, legend, summary, td, th, a.kw-choice";
  const SILENT = "[hidden], [aria-hidden=true], [data-kw-aloud], script, style, kbd, input, textarea, select";
  const isEasy = document.documentElement.lang === "de-simple";
  let run = 0;

  const base = (tag) => tag.toLowerCase().replace("_", "-").split("-")[0];
  const voiceFor = (tag) => {
    const fitting = voices.getVoices().filter((voice) => base(voice.lang) === base(tag));
    return fitting.find((voice) => voice.localService) ?? fitting[0];
  };

  function sentences(text, language) {
    if (!Intl.Segmenter) return text.match(/[^.!?؟。…]+[.!?؟。…]*/g) ?? [];
    const cut = new Intl.Segmenter(base(language), { granularity: "sentence" });
    return [...cut.segment(text)].map((part) => part.segment);
  }

  // Pieces of text in reading order; those of one block and one language are one piece.
  function pieces() {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.data.replace(/[·\u00ad\u2066-\u2069]/g, "").replace(/\s+/g, " ");
      if (!text.trim() || parent.closest(SILENT) || !parent.getClientRects().length) continue;
      const block = parent.closest(BLOCKS) ?? parent;
      const language = parent.closest("[lang]").lang;
      const last = found.at(-1);
      if (last && last.block === block && last.language === language) last.text += text;
      else found.push({ block, language, text });
    }
    return found;
  }

  function stop() {
    run += 1;
    voices.cancel();
    show(false);
  }

  function show(isReading) {
    for (const word of button.querySelectorAll("[data-kw-aloud-when]")) {
      word.hidden = (word.dataset.kwAloudWhen === "reading") !== isReading;
    }
  }

  function read() {
    voices.cancel();
    const mine = (run += 1);
    const queue = pieces().flatMap(({ text, language }) =>
      sentences(text, language).map((words) => ({ words: words.trim(), language })),
    );
    show(true);
    const next = () => {
      if (mine !== run) return;
      const sentence = queue.shift();
      if (!sentence) return stop();
      const said = new SpeechSynthesisUtterance(sentence.words);
      const voice = voiceFor(sentence.language) ?? voiceFor(document.documentElement.lang);
      said.voice = voice;
      said.lang = voice.lang;
      if (isEasy) said.rate = 0.85;
      said.onend = next;
      said.onerror = next;
      voices.speak(said);
    };
    next();
  }

  button.addEventListener("click", () => (button.querySelector("[data-kw-aloud-when=reading]").hidden ? read() : stop()));
  addEventListener("pagehide", stop);
  const offer = () => { place.hidden = !voiceFor(document.documentElement.lang); };
  voices.addEventListener?.("voiceschanged", offer);
  offer();
})();
