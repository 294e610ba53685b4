/** Ctrl-C: the first asks the command to stop and clean up, the second ends it at once. */

/** A signal that aborts on Ctrl-C; to be closed when the command is over. */
export interface Interrupts {
  readonly signal: AbortSignal;
  close(): void;
}

/** Turns SIGINT, SIGTERM and SIGHUP into an abort, and the end of a batch that started this command. */
export function listenForInterrupts(): Interrupts {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const signal of signals) process.on(signal, interrupt);
  if (process.connected) {
    process.on('disconnect', interrupt);
    // The channel alone is no reason to stay.
    process.channel?.unref();
  }
  return {
    signal: controller.signal,
    close: () => {
      for (const signal of signals) process.off(signal, interrupt);
      process.off('disconnect', interrupt);
    },
  };
}
