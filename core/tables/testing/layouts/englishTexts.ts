/** English texts by category, written for the layouts: a text is one of each list of parts, in order. */
import type { TextParts } from './textParts.ts';

export const tickets: TextParts = {
  Billing: [
    ['I was charged twice', 'My invoice shows a fee', 'The amount on my statement', 'Your system billed me'],
    ['for the March subscription', 'that nobody mentioned', 'after I had cancelled', 'in the wrong currency'],
    ['and I need this corrected.', 'Please explain.', 'Can you send a credit note?', 'for the second time.'],
  ],
  Delivery: [
    ['The parcel', 'My order', 'Half of the shipment', 'The replacement lamp'],
    ['has not arrived', 'was left in the rain', 'went to my old address', 'is stuck at the depot'],
    ['although tracking says delivered.', 'since last Thursday.', 'and the courier does not answer.'],
  ],
  Login: [
    ['I cannot sign in', 'The reset link', 'Two-factor login', 'My account'],
    ['keeps sending me back to the start page', 'says the token has expired', 'is locked after one attempt'],
    ['on my phone.', 'with any browser.', 'since the update.', 'even with the new password.'],
  ],
  Refund: [
    ['I would like my money back', 'Please refund the deposit', 'I returned the boots'],
    ['because the size was wrong', 'within the thirty days', 'as agreed on the phone'],
    ['and still see nothing on my card.', 'Thank you.', 'and want a confirmation.'],
  ],
};

export const reviews: TextParts = {
  positive: [
    ['Lovely little kettle,', 'Best headphones I have owned,', 'My kids adore this puzzle,', 'Sturdy shelf,'],
    ['quick to set up', 'worth every penny', 'even better than the photos', 'and the colour is spot on'],
    ['and it arrived a day early.', 'so I bought a second one.', '- would recommend to anybody.'],
  ],
  negative: [
    ['Broke on the second day:', 'Cheap plastic,', 'Do not buy,', 'What a disappointment,'],
    ['the handle came off', 'the battery is dead by noon', 'it smells of glue', 'one leg is shorter'],
    ['and support never replied.', 'and it went straight to the bin.', '- returning it tomorrow.'],
  ],
  neutral: [
    ['It does what it says,', 'Average quality,', 'Fine for the price,', 'Neither good nor bad,'],
    ['though the manual is thin', 'nothing special about it', 'after a month of use'],
    ['and I expected that.', 'but I would look around first.', 'so three stars from me.'],
  ],
};

export const incidents: TextParts = {
  Network: [
    [
      'At about six in the morning the office in Leeds lost its connection to head office.',
      'Several users on the third floor reported that shared drives were slow or vanished altogether.',
    ],
    [
      'A switch in the basement cabinet had restarted after a firmware push that nobody had announced.',
      'The engineer found a damaged fibre behind the reception desk, probably from the recent cleaning.',
      'Monitoring showed packet loss on one of the two uplinks, which had failed over only partly.',
    ],
    ['Traffic was moved to the spare link and the vendor was called.', 'Service was back within the hour.'],
  ],
  Hardware: [
    [
      'A laptop handed in by the finance team would not wake up after it had been closed overnight.',
      'The label printer in the warehouse prints every second line twice and then stops.',
    ],
    [
      'The memory test failed in the first pass, so the module was replaced from stock.',
      'The rollers were worn and a piece of an old label was found inside the drum.',
      'Its power supply delivered less than half of the voltage printed on the case.',
    ],
    ['The user was given a loan device.', 'Tested for a day without a new fault, then returned.'],
  ],
  Security: [
    [
      'An employee forwarded a message that asked for the payroll file with some urgency.',
      'The gateway blocked a series of sign-in attempts from an address abroad.',
    ],
    [
      'The sender had copied the signature of our director, but the reply address was a free mailbox.',
      'The password of one shared mailbox had been on a list published after another breach.',
    ],
    ['All sessions were ended and the password was changed.', 'The message was removed from every mailbox.'],
  ],
};
