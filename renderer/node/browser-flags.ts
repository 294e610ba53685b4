/** What the browser is told when it starts. */

/** It draws for nobody who waits at a screen, so nothing may be put off or thought to hang. */
const AT_FULL_SPEED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-hang-monitor',
];

/** Colours are those of the scene, and letters stand where other browsers put them, not on whole px. */
const DRAWN_ALIKE = [
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

/** Nothing of what it does for those who browse with it. */
const QUIET = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--enable-automation',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Likewise. The lists of suggestions alone would be half a second of work at each start. */
const WITHOUT = [
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'WebUIReloadButton',
  // Pages of one lecture would share a process, and with it a core.
  'ProcessPerSiteUpToMainFrameThreshold',
  // The page around a lecture's knows nothing that would have to be kept from its process.
  'IsolateOrigins',
  'site-per-process',
  'IsolateSandboxedIframes',
];

const WITH = [
  // What a page is made of comes from this machine: a process for the network would only pass it on.
  'NetworkServiceInProcess2',
  // A page that shares memory with its workers would need a process anew otherwise, when it is loaded.
  'SharedArrayBuffer',
  // Memory that is freed is kept for what comes next, as it would be in a page that is shown.
  'PartitionAllocLargeEmptySlotSpanRing',
];

/**
 * Scenes are code that somebody, or something, wrote: they reach nothing but a proxy of ours, not even this
 * machine. No name is ever looked up, and what would go around a proxy is switched off.
 */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-webrtc-hw-encoding',
  '--dns-prefetch-disable',
];

/** It keeps its databases in memory: those on disk take their time, and nobody reads them. */
const FORGETFUL = '--incognito';

/** In MiB. Scenes make many objects for a moment: in less space they take up fewer pages of memory, each of which costs time. */
const SPACE_FOR_NEW_OBJECTS = '--js-flags=--max-semi-space-size=4';

/** In containers the system's shared memory is small. */
const MEMORY_IN_FILES = '--disable-dev-shm-usage';

/**
 * The flags of a browser without a window.
 *
 * @param profileDir - Where it keeps its files.
 * @param proxy - Address of the only server that it may reach; any on this machine unless given.
 * @param debugging - How it is spoken to: through its file descriptors 3 and 4 unless given.
 */
export function browserFlags(
  profileDir: string,
  proxy?: string,
  debugging = '--remote-debugging-pipe',
): string[] {
  return [
    '--headless',
    debugging,
    `--user-data-dir=${profileDir}`,
    ...AT_FULL_SPEED,
    ...DRAWN_ALIKE,
    ...QUIET,
    `--disable-features=${WITHOUT.join(',')}`,
    `--enable-features=${WITH.join(',')}`,
    ...NO_NETWORK,
    ...(proxy === undefined
      ? []
      : [`--proxy-server=http://${proxy}`, '--proxy-bypass-list=<-loopback>']),
    '--disable-site-isolation-trials',
    FORGETFUL,
    MEMORY_IN_FILES,
    SPACE_FOR_NEW_OBJECTS,
    // Its sandbox does not start for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}
