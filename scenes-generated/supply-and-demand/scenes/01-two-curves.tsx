import {lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'Two curves',
    lines: [
      'The higher the price, the less people buy',
      'The higher the price, the more firms sell',
      'They meet at one price',
      'Here, all that is made is sold',
    ],
  },
  function* (stage) {
    const market = stage.placeIn(
      new Plot({x: [0, 10], y: [0, 10], xLabel: 'quantity', yLabel: 'price', numbers: false}),
      'A1',
      'F6',
    );
    const demand = market.curve(x => 9 - 0.8 * x, {color: 'blue', label: 'demand'});
    const buyer = market.point(2, {on: demand, color: 'blue'});
    const supply = market.curve(x => 1 + 0.8 * x, {color: 'orange', label: 'supply'});
    const seller = market.point(2, {on: supply, color: 'orange'});
    const meeting = market.point([5, 5], {color: 'green', label: 'equilibrium', side: 'right'});
    const priceLine = market.segment([0, 5], [5, 5], {dashed: true, color: 'green'});
    const quantityLine = market.segment([5, 0], [5, 5], {dashed: true, color: 'green'});

    yield* stage.beat(1, function* () {
      yield* stage.show(market, demand, buyer);
      yield* buyer.slideTo(7, 2);
    });

    yield* stage.beat(2, function* () {
      yield* stage.hide(buyer);
      yield* stage.show(supply, seller);
      yield* seller.slideTo(8, 2);
    });

    yield* stage.beat(3, function* () {
      yield* stage.hide(seller);
      yield* stage.show(meeting, priceLine, quantityLine);
    });

    yield* stage.beat(4, function* () {
      yield* stage.emphasise(meeting, demand, supply);
    });
  },
);
