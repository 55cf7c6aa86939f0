CREATE TABLE "meta" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("name")
);
CREATE TABLE "progress" (
    "community" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "horizon" BIGINT NOT NULL,
    PRIMARY KEY ("community")
);
CREATE TABLE "community" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "utc_offset_minutes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "building" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "compound" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "building_place" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "east_m" INTEGER NOT NULL,
    "north_m" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "household" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "building" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "public_name" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "resident" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "household" TEXT NOT NULL,
    "age_band" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "contact" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "care" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "lives_alone" SMALLINT NOT NULL,
    "wheelchair" SMALLINT NOT NULL,
    "bedridden" SMALLINT NOT NULL,
    "dialysis" SMALLINT NOT NULL,
    "pregnant" SMALLINT NOT NULL,
    "infant" SMALLINT NOT NULL,
    "regular_medicine" SMALLINT NOT NULL,
    "hard_of_hearing" SMALLINT NOT NULL,
    "without_phone" SMALLINT NOT NULL,
    "isolated" SMALLINT NOT NULL,
    "infectious" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "role_held" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "role" SMALLINT NOT NULL,
    "building" TEXT,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "proxy" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL,
    "proxy" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "look_grant" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "what" SMALLINT NOT NULL,
    "why" TEXT NOT NULL,
    "because_type" INTEGER NOT NULL,
    "because_id" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "over" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "merged_person" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kept" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "notice" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "about_type" INTEGER NOT NULL,
    "about_id" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "seen" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "post" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "closed" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "min_places" INTEGER NOT NULL,
    "max_places" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "cancelled_why" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "person" TEXT,
    "guest_name" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_note" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "post_detail" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "equipment" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "training" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "closed" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "place_need" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "post" TEXT,
    "shift" TEXT,
    "training" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "training_held" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "roster_rules" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rest_hours" INTEGER NOT NULL,
    "hours_a_day" INTEGER NOT NULL,
    "hours_a_week" INTEGER NOT NULL,
    "nights_in_a_row" INTEGER NOT NULL,
    "alarm_hours" INTEGER NOT NULL,
    "alarm_person" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_status" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waiver" SMALLINT NOT NULL,
    "shares" SMALLINT NOT NULL,
    "shares_with" TEXT,
    "expected_at" BIGINT,
    "arrived_at" BIGINT,
    "left_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_file" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waived_by" TEXT,
    "waived_why" TEXT NOT NULL,
    "stays_on" SMALLINT NOT NULL,
    "absence" SMALLINT NOT NULL,
    "absence_note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "waiting_place" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "standing_sign_up" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "placed_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_hours" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "is" SMALLINT NOT NULL,
    "days" INTEGER NOT NULL,
    "first_day" BIGINT,
    "last_day" BIGINT,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "said_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_pattern" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "first_day" BIGINT NOT NULL,
    "last_day" BIGINT,
    "every_days" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "min_places" INTEGER NOT NULL,
    "max_places" INTEGER NOT NULL,
    "days_ahead" INTEGER NOT NULL,
    "opens_hours_before" INTEGER NOT NULL,
    "made_until" BIGINT NOT NULL,
    "next_making" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pattern_need" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pattern_exception" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "day" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_status" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT,
    "publish_at" BIGINT,
    "opens_at" BIGINT,
    "emergency" SMALLINT NOT NULL,
    "alarm" SMALLINT NOT NULL,
    "next_look" BIGINT,
    "people_passed" INTEGER NOT NULL,
    "vehicles_passed" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "stand_in_search" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "step" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "next_step" BIGINT,
    "found" TEXT,
    "with_coordinators" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "stand_in_ask" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "swap" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "third" TEXT,
    "first_agrees" SMALLINT NOT NULL,
    "second_agrees" SMALLINT NOT NULL,
    "third_agrees" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "offered_by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "ends_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "post_entry" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "post" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "seat" TEXT,
    "words" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "back_by" TEXT,
    "back_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "post_code" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_scan" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "came" SMALLINT NOT NULL,
    "left" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "guest_visit" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "by_code" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "building" TEXT,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "urgency" SMALLINT NOT NULL,
    "needs_inside" SMALLINT NOT NULL,
    "needs_money" SMALLINT NOT NULL,
    "needs_wheelchair" SMALLINT NOT NULL,
    "needs_without_touch" SMALLINT NOT NULL,
    "needs_stretcher" SMALLINT NOT NULL,
    "needs_alone" SMALLINT NOT NULL,
    "needs_heavy" SMALLINT NOT NULL,
    "needs_dog" SMALLINT NOT NULL,
    "needs_cat" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "helper" TEXT,
    "asked_at" BIGINT NOT NULL,
    "handed_back" INTEGER NOT NULL,
    "on_the_way_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_detail" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "ride_escorts" INTEGER NOT NULL,
    "ride_minutes_there" INTEGER NOT NULL,
    "series" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ride_appointment" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "arrive_from" BIGINT NOT NULL,
    "arrive_until" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_item" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "words_item" TEXT NOT NULL,
    "words_quantity_thousandths" INTEGER,
    "words_unit" TEXT NOT NULL,
    "words_note" TEXT NOT NULL,
    "words_urgent" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "instead" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_result" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "spent_cents" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "settled_at" BIGINT,
    "thanks" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_turned" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "turn" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "number_block" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "vetting" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "inside" SMALLINT NOT NULL,
    "money" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_series" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "newest" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "until" BIGINT,
    "next" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_ask" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_search" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "circle" SMALLINT NOT NULL,
    "since" BIGINT NOT NULL,
    "look_again_at" BIGINT,
    "with_coordinators" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "till_receipt" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "speaks" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "languages" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "offer" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kinds" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "languages" INTEGER NOT NULL,
    "errands_a_day" INTEGER NOT NULL,
    "asks_a_week" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "wheelchair" SMALLINT NOT NULL,
    "stretcher" SMALLINT NOT NULL,
    "most_floors" INTEGER NOT NULL,
    "most_kg" INTEGER NOT NULL,
    "no_dogs" SMALLINT NOT NULL,
    "no_cats" SMALLINT NOT NULL,
    "helps_isolated" SMALLINT NOT NULL,
    "until" BIGINT,
    "paused" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "offered_building" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "building" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "fixed_pair" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "key_held" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "block" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "whom" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "report" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "settled_by" TEXT,
    "outcome" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "vehicle" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plate" TEXT NOT NULL,
    "driver" TEXT,
    "seats" INTEGER NOT NULL,
    "wheelchairs" INTEGER NOT NULL,
    "stretchers" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "off_since" BIGINT,
    "retired" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "destination" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ride_leg" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "vehicle" TEXT NOT NULL,
    "way" SMALLINT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_plan" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rhythm_how" SMALLINT NOT NULL,
    "rhythm_days" INTEGER NOT NULL,
    "rhythm_minute_of_day" INTEGER NOT NULL,
    "rhythm_patience_minutes" INTEGER NOT NULL,
    "rhythm_rung_minutes" INTEGER NOT NULL,
    "buddy" TEXT,
    "second" TEXT,
    "paused" SMALLINT NOT NULL,
    "pause_until" BIGINT,
    "pause_why" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "next_due" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_round" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "due" BIGINT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "not_held" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "rung" SMALLINT NOT NULL,
    "asked" TEXT,
    "next_step" BIGINT,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "how" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_step" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "rung" SMALLINT NOT NULL,
    "asked" TEXT,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "medicine_line" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "facts_dose" TEXT NOT NULL,
    "facts_runs_out_on" BIGINT,
    "facts_keep_cold" SMALLINT NOT NULL,
    "facts_needs_card" SMALLINT NOT NULL,
    "facts_needs_booklet" SMALLINT NOT NULL,
    "raised" SMALLINT NOT NULL,
    "substitution" SMALLINT NOT NULL,
    "substitute" TEXT NOT NULL,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "handover" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "things_card" SMALLINT NOT NULL,
    "things_booklet" SMALLINT NOT NULL,
    "things_cash" SMALLINT NOT NULL,
    "things_prescription" SMALLINT NOT NULL,
    "things_medicine" SMALLINT NOT NULL,
    "things_other" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "given_at" BIGINT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "confirmed_by" TEXT,
    "confirmed_at" BIGINT,
    "corrects" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "return_check" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "stands" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "hospital_trip" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "trip_stop" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "trip" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "facts_title" TEXT NOT NULL,
    "facts_about" TEXT NOT NULL,
    "facts_opens_at" BIGINT NOT NULL,
    "facts_closes_at" BIGINT,
    "facts_closing_packs" INTEGER NOT NULL,
    "facts_closing_orders" INTEGER NOT NULL,
    "facts_pick_up_place" TEXT NOT NULL,
    "facts_pick_up_from" BIGINT,
    "facts_pick_up_until" BIGINT,
    "facts_to_the_door" SMALLINT NOT NULL,
    "facts_fee_cents" BIGINT NOT NULL,
    "facts_fee_split" SMALLINT NOT NULL,
    "facts_minimum_packs" INTEGER NOT NULL,
    "facts_minimum_cents" BIGINT NOT NULL,
    "facts_shortage" SMALLINT NOT NULL,
    "facts_lot_seed" BIGINT NOT NULL,
    "facts_balance_for_all" SMALLINT NOT NULL,
    "facts_supplier" TEXT NOT NULL,
    "facts_licence" TEXT NOT NULL,
    "facts_supplier_contact" TEXT NOT NULL,
    "facts_payment_words" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "closed_at" BIGINT,
    "called_off_why" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_member" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "part" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_item" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "facts_place" INTEGER NOT NULL,
    "facts_code" TEXT NOT NULL,
    "facts_name" TEXT NOT NULL,
    "facts_unit" TEXT NOT NULL,
    "facts_price_cents" BIGINT NOT NULL,
    "facts_case_size" INTEGER NOT NULL,
    "facts_whole_cases" SMALLINT NOT NULL,
    "facts_last_case" SMALLINT NOT NULL,
    "facts_stock" INTEGER,
    "facts_cap_per_door" INTEGER NOT NULL,
    "facts_minimum_packs" INTEGER NOT NULL,
    "facts_reserved_packs" INTEGER NOT NULL,
    "facts_substitute_for" TEXT,
    "price_version" INTEGER NOT NULL,
    "withdrawn" SMALLINT NOT NULL,
    "final_cents" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_tier" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "tier_from_packs" INTEGER NOT NULL,
    "tier_price_cents" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_price" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "price_cents" BIGINT NOT NULL,
    "raised" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_totals" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "packs" INTEGER NOT NULL,
    "tolerance_packs" INTEGER NOT NULL,
    "priority_packs" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "given_packs" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_totals" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "packs" INTEGER NOT NULL,
    "goods_cents" BIGINT NOT NULL,
    "last_number" INTEGER NOT NULL,
    "bags_given" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "door_priority" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "household" TEXT NOT NULL,
    "door_compound" TEXT NOT NULL,
    "door_building" TEXT NOT NULL,
    "door_unit" TEXT NOT NULL,
    "door_room" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pick_up_window" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "place" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_order" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "household" TEXT,
    "door_compound" TEXT NOT NULL,
    "door_building" TEXT NOT NULL,
    "door_unit" TEXT NOT NULL,
    "door_room" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "for_person" TEXT,
    "placed_by" TEXT NOT NULL,
    "placed_at" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "wishes_substitutes" SMALLINT NOT NULL,
    "wishes_to_the_door" SMALLINT NOT NULL,
    "wishes_note" TEXT NOT NULL,
    "wishes_for_whom" TEXT NOT NULL,
    "wishes_collector" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "pick_up" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "order_line" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "packs" INTEGER NOT NULL,
    "tolerance" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "price_version" INTEGER NOT NULL,
    "said" INTEGER,
    "confirmed" INTEGER,
    "given" INTEGER,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "item_supply" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "ordered_packs" INTEGER NOT NULL,
    "counted_at" BIGINT,
    "arrived_packs" INTEGER NOT NULL,
    "broken_packs" INTEGER NOT NULL,
    "wrong_packs" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ledger_entry" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "order" TEXT,
    "kind" SMALLINT NOT NULL,
    "cents" BIGINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "why" TEXT NOT NULL,
    "bank_key" TEXT NOT NULL,
    "undoes" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "payment_reminder" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_balance" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "charged_cents" BIGINT NOT NULL,
    "paid_cents" BIGINT NOT NULL,
    "refunded_cents" BIGINT NOT NULL,
    "supplier_cents" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "hand_out_event" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "about" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "campaign_photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "complaint" TEXT,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "offered_round" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "buildings" TEXT NOT NULL,
    "bags" INTEGER NOT NULL,
    "packs" BIGINT NOT NULL,
    "ends_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "round_bag" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "reminder_wish" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evening_before" SMALLINT NOT NULL,
    "minutes_before" INTEGER NOT NULL,
    "own_quiet_from_minute" INTEGER,
    "own_quiet_until_minute" INTEGER,
    "urgent_passes" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "reminder_rules" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "quiet_from_minute" INTEGER NOT NULL,
    "quiet_until_minute" INTEGER NOT NULL,
    "evening_minute" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_reminder" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "evening_for" BIGINT,
    "shortly_for" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "chat_robot" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "form" SMALLINT NOT NULL,
    "speech" SMALLINT NOT NULL,
    "hours_ahead" INTEGER NOT NULL,
    "missing_line" TEXT NOT NULL,
    "roster_minute" INTEGER,
    "roster_text" TEXT NOT NULL,
    "looked_at" BIGINT NOT NULL,
    "rostered_day" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "chat_message" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "fault" SMALLINT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_call" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "begins" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "jpeg" BLOB NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "timer" (
    "community" TEXT NOT NULL,
    "record_type" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    "due" BIGINT NOT NULL,
    PRIMARY KEY ("community", "record_type", "record_id")
);
CREATE TABLE "enter_leave" (
    "community" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "group_kind" SMALLINT NOT NULL,
    "group_id" TEXT NOT NULL,
    "record_type" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    "enters" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    PRIMARY KEY ("community", "version", "group_kind", "group_id", "record_type", "record_id")
);
CREATE TABLE "command_log" (
    "community" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "outbox" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "outcome" SMALLINT NOT NULL,
    "rejected_reason" SMALLINT,
    "rejected_about_type" INTEGER,
    "rejected_about_id" TEXT,
    "rejected_limit" BIGINT,
    "version" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,
    PRIMARY KEY ("community", "device", "outbox", "number")
);
CREATE TABLE "command_touched" (
    "community" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "outbox" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "record_type" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    PRIMARY KEY ("community", "device", "outbox", "number", "record_type", "record_id")
);
CREATE TABLE "outbox" (
    "community" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "outbox" TEXT NOT NULL,
    "lowest_held" BIGINT NOT NULL,
    PRIMARY KEY ("community", "device", "outbox")
);
CREATE TABLE "device" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "space" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "revoked" BIGINT,
    PRIMARY KEY ("community", "id"),
    UNIQUE ("community", "space")
);
CREATE TABLE "session" (
    "community" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "last_seen" BIGINT NOT NULL,
    "expires" BIGINT NOT NULL,
    PRIMARY KEY ("community", "secret")
);
CREATE TABLE "card" (
    "community" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued" BIGINT NOT NULL,
    "expires" BIGINT NOT NULL,
    "used" BIGINT,
    "device" TEXT,
    "revoked" BIGINT,
    PRIMARY KEY ("community", "secret")
);
CREATE TABLE "account" (
    "community" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    PRIMARY KEY ("community", "person"),
    UNIQUE ("community", "login")
);
CREATE TABLE "calendar_feed" (
    "community" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "post" TEXT,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "secret")
);
CREATE TABLE "push_subscription" (
    "community" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "point" BLOB NOT NULL,
    "auth" BLOB NOT NULL,
    "speech" SMALLINT NOT NULL,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "device"),
    UNIQUE ("community", "endpoint")
);
CREATE TABLE "outgoing" (
    "community" TEXT NOT NULL,
    "about_type" INTEGER NOT NULL,
    "about_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "due" BIGINT NOT NULL,
    "tries" INTEGER NOT NULL,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "about_type", "about_id", "device")
);
