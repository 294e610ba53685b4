/** Loads Motion Canvas' `Latex`, before the scenes that use it are played. */
import {Latex} from '@motion-canvas/2d/lib/components/Latex';
import {provideLatex} from './when-needed.ts';

provideLatex(Latex);
