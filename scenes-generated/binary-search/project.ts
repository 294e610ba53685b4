import {lectureProject} from 'lectern';
import section1 from './scenes/01-find-one-among-many?scene';
import section2 from './scenes/02-halve-what-is-left?scene';
import section3 from './scenes/03-why-it-is-so-fast?scene';

export default lectureProject({
  title: 'Binary search',
  language: 'en',
  theme: 'dark',
  scenes: [section1, section2, section3],
});
