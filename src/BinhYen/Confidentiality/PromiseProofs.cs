namespace BinhYen.Confidentiality;

/// <summary>Which test proves which promise. A renamed or missing test turns <c>PromiseTests</c> red.</summary>
internal static class PromiseProofs
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Table = new Dictionary<string, IReadOnlyList<string>>
    {
        ["X-01"] = ["SourceTests.There_is_no_list_of_persons_no_score_and_no_recognition", "PromiseTests.No_table_keeps_persons_to_be_watched"],
        ["X-02"] = ["PromiseTests.A_case_has_no_field_for_a_person_and_no_link_by_name", "ThreadSightTests.What_a_search_may_look_through_is_exactly_what_may_be_read", "InboxSearchTests.Every_search_in_words_is_in_the_journal_once_and_without_the_words"],
        ["X-03"] = ["PromiseTests.No_column_holds_a_score_of_people"],
        ["X-04"] = ["PromiseTests.Nothing_reads_chat_histories_contacts_or_profiles"],
        ["X-05"] = ["PromiseTests.No_library_that_recognises_faces_voices_or_plates_is_shipped"],
        ["X-06"] = ["PromiseTests.No_column_holds_where_somebody_is"],
        ["X-07"] = ["SensitiveTopicsTests.Staff_who_type_health_or_belief_are_warned_and_must_say_why_it_is_needed", "PromiseTests.No_column_asks_for_belief_origin_opinion_or_health"],
        ["X-08"] = ["PromiseTests.No_kind_or_category_is_about_opinions"],
        ["X-09"] = ["PromiseTests.No_table_or_word_tasks_or_pays_a_source", "ConsentTests.Who_keeps_a_private_channel_agreed_to_it_may_leave_at_any_time_and_stands_in_no_list"],
        ["X-10"] = ["PromiseTests.Who_sent_something_useless_is_heard_again"],
        ["X-11"] = ["RevealLeaseTests.A_lease_does_not_open_another_reporter_and_the_attempt_is_logged", "RevealLeaseTests.The_database_itself_refuses_to_change_the_reveal_log"],
        ["X-12"] = ["PromiseTests.A_machine_suggests_and_a_person_confirms"],
        ["X-13"] = ["PromiseTests.What_a_group_is_answered_names_nobody"],
        ["X-14"] = ["PromiseTests.No_column_holds_a_citizen_or_vehicle_number"],
        ["X-15"] = ["PromiseTests.Residents_pages_load_nothing_from_elsewhere"],
        ["X-16"] = ["PromiseTests.A_report_needs_no_name_no_account_and_no_Zalo"],
        ["X-17"] = ["CaseTransitionTests.There_is_no_way_to_delete_a_case_set_its_state_or_close_it_by_staff"],
        ["X-18"] = ["PromiseTests.The_administrator_of_the_system_opens_no_content"],
    };

    public static IReadOnlyList<string> Of(string promise) => Table[promise];
}
